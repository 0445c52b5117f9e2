# Builds the coordinator and its worker if need be, then runs the coordinator: ./run.ps1 [WORKERS] [options], ./run.ps1 --help
$ErrorActionPreference = 'Stop'

$output = Join-Path $PSScriptRoot 'src/Coordinator/bin/Release/net10.0'
$stamp = Join-Path $output '.built'

if (-not (Get-Command dotnet -ErrorAction SilentlyContinue)) {
    [Console]::Error.WriteLine('Cannot build because dotnet is missing: install the .NET 10 SDK (https://dotnet.microsoft.com/download) and put it on the PATH.')
    exit 1
}

function Test-Current {
    if (-not (Test-Path $stamp)) { return $false }
    $built = (Get-Item $stamp -Force).LastWriteTimeUtc
    $sources = @(Get-ChildItem (Join-Path $PSScriptRoot 'src') -Recurse -File | Where-Object { $_.FullName -notmatch '[\\/](bin|obj)[\\/]' })
    $sources += Get-Item (Join-Path $PSScriptRoot 'Directory.Build.props'), (Join-Path $PSScriptRoot 'Directory.Packages.props'), (Join-Path $PSScriptRoot 'global.json')
    return -not ($sources | Where-Object { $_.LastWriteTimeUtc -gt $built } | Select-Object -First 1)
}

if (-not (Test-Current)) {
    $first = if (Test-Path $output) { '' } else { ' (this first time takes about a minute, and needs the network once, for packages)' }
    [Console]::Error.WriteLine("building$first ...")
    # Neither build nodes nor a compiler server may outlive this script.
    $log = dotnet build (Join-Path $PSScriptRoot 'src/Coordinator') --configuration Release --nologo --verbosity quiet -nodeReuse:false -p:UseSharedCompilation=false 2>&1
    if ($LASTEXITCODE -ne 0) {
        $log | ForEach-Object { [Console]::Error.WriteLine($_) }
        exit 1
    }
    # The compiler for this is a download. Where it can't be had, everything works and starts more slowly.
    $env:NUGET_ENHANCED_MAX_NETWORK_TRY_COUNT = '1'
    $log = dotnet build (Join-Path $PSScriptRoot 'src/ReadyToRun') --nologo --verbosity quiet -nodeReuse:false "-p:Folder=$output" 2>&1
    if ($LASTEXITCODE -ne 0) {
        $reason = $log | Where-Object { "$_" -match 'error' } | Select-Object -First 1
        [Console]::Error.WriteLine("going on without prepared machine code, so starts take longer: $reason")
    }
    Set-Content -Path $stamp -Value ''
}

# The runtime's diagnostic sockets in the temp folder would outlive a process that is killed while it starts.
# Set DOTNET_EnableDiagnostics=1 to attach a debugger or a profiler.
if (-not $env:DOTNET_EnableDiagnostics) { $env:DOTNET_EnableDiagnostics = '0' }
dotnet (Join-Path $output 'ParallelMotion.Coordinator.dll') @args
exit $LASTEXITCODE
